SELECT drop_article_month(:month)
